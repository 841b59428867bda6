package shop;

import java.io.Serializable;
import java.util.List;

public record Cart(List<String> articles) implements Serializable {}
