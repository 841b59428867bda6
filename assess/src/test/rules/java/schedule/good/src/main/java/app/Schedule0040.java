package app;

StdSchedulerFactory.getDefaultScheduler();
FIELD static class StdSchedulerFactory { static void getDefaultScheduler() {} }
