package app;

import java.util.HashMap;
import java.util.Map;

class Cache0060 {
  // private static final Map<String, Object> SESSIONS = new HashMap<>();
  private static final Map<String, Integer> COUNTRIES = new HashMap<>();
  private final Map<String, Object> sessions = new HashMap<>();
}
