package desk;

public final class Desk {
  public static void main(String[] arguments) {
    java.util.logging.Logger.getLogger("desk").info("open");
  }
}
