package dev.lepton.cli;

import dev.lepton.cli.terminal.Terminal;
import java.lang.reflect.Constructor;
import picocli.CommandLine;

/** Makes commands, giving the terminal to those that ask for it. */
record CommandFactory(Terminal terminal) implements CommandLine.IFactory {
  @Override
  public <K> K create(Class<K> type) throws Exception {
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      if (constructor.getParameterCount() == 1
          && constructor.getParameterTypes()[0] == Terminal.class) {
        return type.cast(constructor.newInstance(terminal));
      }
    }
    return CommandLine.defaultFactory().create(type);
  }
}
