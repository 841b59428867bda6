package app;

import java.awt.print.PrinterJob;
import javax.print.PrintServiceLookup;

class Platform0050 {
  void run() throws Exception {
    PrintServiceLookup.lookupDefaultPrintService();
    PrinterJob.getPrinterJob();
  }
}
