package dev.lepton.assess.input;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value that is made when it is first asked for. Thread-safe. */
public final class Once<T> {
  private final Supplier<T> maker;
  private volatile @Nullable T value;

  public Once(Supplier<T> maker) {
    this.maker = maker;
  }

  public T get() {
    T made = value;
    if (made == null) {
      synchronized (this) {
        made = value;
        if (made == null) {
          made = maker.get();
          value = made;
        }
      }
    }
    return made;
  }
}
