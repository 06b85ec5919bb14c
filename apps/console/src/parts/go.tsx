import { Link } from '@tanstack/react-router';
import type { JSX, ReactNode } from 'react';
import { type Address, carried, readAddress } from '../app/address.ts';
import { useAddress } from '../app/use-address.ts';

/** A link to a page: language, period and place go along, the rest is said here. */
export function Go(props: {
  readonly to: string;
  readonly address?: Address | undefined;
  readonly className?: string | undefined;
  readonly label?: string | undefined;
  readonly current?: boolean | undefined;
  readonly children: ReactNode;
}): JSX.Element {
  const address = useAddress();
  return (
    <Link
      to={props.to}
      search={readAddress({ ...carried(address), ...props.address })}
      className={props.className ?? 'link'}
      aria-label={props.label}
      aria-current={props.current ? 'page' : undefined}
    >
      {props.children}
    </Link>
  );
}
