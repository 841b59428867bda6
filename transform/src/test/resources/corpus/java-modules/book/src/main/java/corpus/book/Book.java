package corpus.book;

public final class Book {
  private Book() {}

  public static String balance() {
    return "balanced";
  }
}
