package shop.reports;

public class Printer {
    void print(String text) {
        System.out.println(text);
    }
}
