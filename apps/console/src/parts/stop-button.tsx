import { type JSX, useState } from 'react';
import { useWords } from '../app/words.tsx';
import { Button } from '../ui/button.ts';

/** Stops long work. Work ends at the end of a step: until then the button says that it was asked. */
export function StopButton(props: {
  readonly stop: () => Promise<unknown>;
  readonly small?: boolean;
}): JSX.Element {
  const { m } = useWords();
  const [stopping, setStopping] = useState(false);
  const stop = (): void => {
    setStopping(true);
    props.stop().catch(() => setStopping(false));
  };
  return (
    <Button {...(props.small ? { size: 'small' as const } : {})} onClick={stop} disabled={stopping}>
      {stopping ? m.states.stopping : m.states.stop}
    </Button>
  );
}
