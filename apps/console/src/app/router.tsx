import {
  type AnyRouter,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router';
import type { JSX } from 'react';
import { OverviewPage } from '../pages/overview/overview-page.tsx';
import { NotFound } from '../shell/not-found.tsx';
import { PageTrouble } from '../shell/page-trouble.tsx';
import { Shell } from '../shell/shell.tsx';
import { Waiting } from '../shell/waiting.tsx';
import { parseQuery, readAddress, writeQuery } from './address.ts';

type Load = () => Promise<() => JSX.Element>;

/** The pages by address. All but the overview come when they are asked for. */
const LATER: readonly (readonly [path: string, load: Load])[] = [
  ['/growth', async () => (await import('../pages/growth/growth-page.tsx')).GrowthPage],
  [
    '/before-after',
    async () => (await import('../pages/before-after/before-after-page.tsx')).BeforeAfterPage,
  ],
  ['/bulletin', async () => (await import('../pages/bulletin/bulletin-page.tsx')).BulletinPage],
  ['/district', async () => (await import('../pages/district/district-page.tsx')).DistrictPage],
  ['/what-if', async () => (await import('../pages/what-if/what-if-page.tsx')).WhatIfPage],
  ['/what-if/compare', async () => (await import('../pages/compare/compare-page.tsx')).ComparePage],
  ['/claims', async () => (await import('../pages/claims/claims-page.tsx')).ClaimsPage],
  ['/claims/$claim', async () => (await import('../pages/claim/claim-page.tsx')).ClaimPage],
  ['/packages', async () => (await import('../pages/packages/packages-page.tsx')).PackagesPage],
  [
    '/packages/$package',
    async () => (await import('../pages/package/package-page.tsx')).PackagePage,
  ],
  [
    '/packages/$package/install',
    async () => (await import('../pages/install/install-page.tsx')).InstallPage,
  ],
  [
    '/packages/draft/$draft',
    async () => (await import('../pages/editor/editor-page.tsx')).EditorPage,
  ],
  [
    '/monitoring',
    async () => (await import('../pages/monitoring/monitoring-page.tsx')).MonitoringPage,
  ],
  ['/work', async () => (await import('../pages/work/work-page.tsx')).WorkPage],
  ['/tasks', async () => (await import('../pages/tasks/tasks-page.tsx')).TasksPage],
  ['/tasks/$task', async () => (await import('../pages/tasks/task-page.tsx')).TaskPage],
  [
    '/directives',
    async () => (await import('../pages/directives/directives-page.tsx')).DirectivesPage,
  ],
  [
    '/directives/$directive',
    async () => (await import('../pages/directives/pack-page.tsx')).PackPage,
  ],
  ['/projects', async () => (await import('../pages/projects/projects-page.tsx')).ProjectsPage],
  [
    '/projects/$project',
    async () => (await import('../pages/projects/project-page.tsx')).ProjectPage,
  ],
  ['/data', async () => (await import('../pages/data/data-page.tsx')).DataPage],
  ['/coverage', async () => (await import('../pages/coverage/coverage-page.tsx')).CoveragePage],
  ['/glossary', async () => (await import('../pages/glossary/glossary-page.tsx')).GlossaryPage],
];

/** The pages and their addresses. */
export function makeRouter(): AnyRouter {
  const root = createRootRoute({
    validateSearch: readAddress,
    component: Shell,
    notFoundComponent: NotFound,
  });
  const parent = { getParentRoute: () => root };
  const routes = [
    createRoute({ ...parent, path: '/', component: OverviewPage }),
    ...LATER.map(([path, load]) =>
      createRoute({
        ...parent,
        path,
        component: lazyRouteComponent(async () => ({ default: await load() })),
      }),
    ),
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
