package app;

PrinterJob.getPrinterJob();
FIELD static class PrinterJob { static void getPrinterJob() {} }
System.out.println("printed");
