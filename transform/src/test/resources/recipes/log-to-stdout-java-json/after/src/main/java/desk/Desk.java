package desk;

import java.io.IOException;
import java.util.logging.FileHandler;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

public final class Desk {
  public static void main(String[] args) throws IOException {
    java.util.logging.ConsoleHandler file = new java.util.logging.ConsoleHandler();
    file.setFormatter(new desk.JsonLogFormatter());
    Logger.getLogger("desk").addHandler(file);
    java.util.logging.ConsoleHandler audit = new java.util.logging.ConsoleHandler();
    audit.setFormatter(new desk.JsonLogFormatter());
    Logger.getLogger("audit").addHandler(audit);
    Logger.getLogger("desk").info("The desk is \"open\".");
  }
}
