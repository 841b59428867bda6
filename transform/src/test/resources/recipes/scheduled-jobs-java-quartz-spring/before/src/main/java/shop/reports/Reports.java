package shop.reports;

public class Reports {
    private Printer printer;

    public void setPrinter(Printer printer) {
        this.printer = printer;
    }

    public void sendAll() throws Exception {
        printer.print("Reports are sent.");
    }
}
