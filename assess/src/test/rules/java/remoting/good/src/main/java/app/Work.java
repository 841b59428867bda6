package app;

import app.logic.WorkManager;

// weblogic.work.WorkManager
class Work {}
