package app;

import org.quartz.impl.StdSchedulerFactory;

class Schedule0040 {
  void run() throws Exception {
    StdSchedulerFactory.getDefaultScheduler().start();
    new StdSchedulerFactory("quartz.properties").getScheduler();
  }
}
