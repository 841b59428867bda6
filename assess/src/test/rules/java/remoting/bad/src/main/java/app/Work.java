package app;

import weblogic.work.WorkManager;

class Work {
  WorkManager manager;
}
