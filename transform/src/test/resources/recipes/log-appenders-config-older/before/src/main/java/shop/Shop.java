package shop;

public final class Shop {
  public static void main(String[] arguments) {
    org.slf4j.LoggerFactory.getLogger("shop").info("open");
  }
}
