package app;

import com.ibm.websphere.scheduler.Scheduler;

class Sphere {
  Scheduler scheduler;
}
