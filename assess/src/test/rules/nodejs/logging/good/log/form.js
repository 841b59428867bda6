const field = { type: 'file' };
