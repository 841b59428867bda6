package dev.lepton.pipeline.report;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads HTML as a stack of tags. */
final class Tags {
  private static final Set<String> VOID = Set.of("meta", "br", "wbr");
  private static final Pattern TAG =
      Pattern.compile(
          "<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:\\s+[a-zA-Z][a-zA-Z0-9-]*=\"[^\"<>]*\")*)\\s*(/?)>");
  private static final Pattern ENTITY = Pattern.compile("&(?!(amp|lt|gt|quot|#39);)");

  private Tags() {}

  /** What is wrong with the nesting; empty if nothing is. */
  static List<String> problems(String page) {
    String html = page.replace("<!DOCTYPE html>", "").replaceAll("(?s)<style>.*?</style>", "");
    List<String> problems = new ArrayList<>();
    Deque<String> open = new ArrayDeque<>();
    Matcher tag = TAG.matcher(html);
    while (tag.find()) {
      String name = tag.group(2);
      if (tag.group(1).isEmpty()) {
        if (!VOID.contains(name) && tag.group(4).isEmpty()) {
          open.push(name);
        }
      } else if (open.isEmpty() || !open.pop().equals(name)) {
        problems.add("</" + name + "> at " + tag.start());
      }
    }
    open.forEach(name -> problems.add("never closed: " + name));
    String text = TAG.matcher(html).replaceAll("");
    if (text.contains("<") || text.contains(">")) {
      problems.add("a bracket that belongs to no tag");
    }
    if (ENTITY.matcher(html).find()) {
      problems.add("a bare ampersand");
    }
    return problems;
  }

  /** The page as a reader sees it, white space folded; style and tags are gone. */
  static String text(String page) {
    return page.replaceAll("(?s)<style>.*?</style>", "")
        .replace("<wbr>", "")
        .replaceAll("<[^>]*>", " ")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&")
        .replaceAll("\\s+", " ");
  }
}
