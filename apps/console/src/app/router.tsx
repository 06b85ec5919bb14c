import {
  type AnyRouter,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router';
import { OverviewPage } from '../pages/overview/overview-page.tsx';
import { NotFound } from '../shell/not-found.tsx';
import { PageTrouble } from '../shell/page-trouble.tsx';
import { Shell } from '../shell/shell.tsx';
import { Waiting } from '../shell/waiting.tsx';
import { parseQuery, readAddress, writeQuery } from './address.ts';

/** The pages and their addresses. All but the first come when they are asked for. */
export function makeRouter(): AnyRouter {
  const root = createRootRoute({
    validateSearch: readAddress,
    component: Shell,
    notFoundComponent: NotFound,
  });
  const parent = { getParentRoute: () => root };
  const routes = [
    createRoute({ ...parent, path: '/', component: OverviewPage }),
    createRoute({
      ...parent,
      path: '/growth',
      component: lazyRouteComponent(() => import('../pages/growth/growth-page.tsx'), 'GrowthPage'),
    }),
    createRoute({
      ...parent,
      path: '/district',
      component: lazyRouteComponent(
        () => import('../pages/district/district-page.tsx'),
        'DistrictPage',
      ),
    }),
    createRoute({
      ...parent,
      path: '/claims',
      component: lazyRouteComponent(() => import('../pages/claims/claims-page.tsx'), 'ClaimsPage'),
    }),
    createRoute({
      ...parent,
      path: '/claims/$claim',
      component: lazyRouteComponent(() => import('../pages/claim/claim-page.tsx'), 'ClaimPage'),
    }),
    createRoute({
      ...parent,
      path: '/packages',
      component: lazyRouteComponent(
        () => import('../pages/packages/packages-page.tsx'),
        'PackagesPage',
      ),
    }),
    createRoute({
      ...parent,
      path: '/packages/$package',
      component: lazyRouteComponent(
        () => import('../pages/package/package-page.tsx'),
        'PackagePage',
      ),
    }),
  ];
  return createRouter({
    routeTree: root.addChildren(routes),
    parseSearch: parseQuery,
    stringifySearch: writeQuery,
    defaultPreload: 'intent',
    defaultErrorComponent: PageTrouble,
    defaultPendingComponent: Waiting,
    defaultPendingMs: 150,
    scrollRestoration: true,
  });
}
