app.get('/healthz', (q, s) => s.end());
