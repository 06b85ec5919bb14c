import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { applyLook } from './app/preferences.ts';
import { makeRouter } from './app/router.tsx';
import { AnswerError } from './data/fetch-json.ts';
import { CITY } from './data/served-city.ts';
import 'virtual:tokens.css';
import './styles/base.css';
import './styles/shell.css';
import './styles/parts.css';
import './styles/tables.css';
import './styles/overview.css';
import './styles/pages.css';
import './styles/tour.css';
import './styles/governance.css';
import './styles/phone.css';

const FRESH_MS = 300_000;

// A refusal stays a refusal; only silence is asked about twice. A city that is no longer there is
// asked about until it is: the pages then stand as they did.
const queries = new QueryClient({
  queryCache: new QueryCache({
    onError: (error) => {
      if (!(error instanceof AnswerError) || error.problem?.code !== 'API_NOT_READY') return;
      void queries.invalidateQueries({ queryKey: ['status'] });
    },
  }),
  defaultOptions: {
    queries: {
      staleTime: FRESH_MS,
      refetchOnWindowFocus: false,
      retry: (count, error) => error instanceof AnswerError && error.problem === null && count < 2,
      retryDelay: 400,
    },
  },
});

// What was kept is of the city before: each answer is asked for anew when it is looked at.
CITY.onChange(() => void queries.invalidateQueries());

applyLook();
const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <RouterProvider router={makeRouter()} />
      </QueryClientProvider>
    </StrictMode>,
  );
}
