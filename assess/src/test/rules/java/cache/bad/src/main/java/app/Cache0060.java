package app;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

class Cache0060 {
  private static final Map<String, Object> SESSIONS = new ConcurrentHashMap<>();
  static ConcurrentHashMap<String, String> loginTokens = new ConcurrentHashMap<>();
}
