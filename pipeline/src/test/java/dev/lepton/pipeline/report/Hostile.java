package dev.lepton.pipeline.report;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts markup into every text of a record, and of all records in it. */
final class Hostile {
  static final String TAG = "<script>alert('x')</script>\"><img src=x onerror=alert(1)> & \u0001";

  private Hostile() {}

  static <T extends Record> T record(T value) throws ReflectiveOperationException {
    RecordComponent[] parts = value.getClass().getRecordComponents();
    Object[] arguments = new Object[parts.length];
    for (int i = 0; i < parts.length; i++) {
      parts[i].getAccessor().setAccessible(true);
      arguments[i] = any(parts[i].getAccessor().invoke(value));
    }
    Class<?>[] types = Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
    Constructor<?> constructor = value.getClass().getDeclaredConstructor(types);
    constructor.setAccessible(true);
    @SuppressWarnings("unchecked")
    T hostile = (T) constructor.newInstance(arguments);
    return hostile;
  }

  private static Object any(Object value) throws ReflectiveOperationException {
    if (value instanceof String text) {
      return text + TAG;
    }
    if (value instanceof Record record) {
      return record(record);
    }
    if (value instanceof Optional<?> optional) {
      return optional.isPresent() ? Optional.of(any(optional.get())) : optional;
    }
    if (value instanceof List<?> list) {
      Object[] items = list.toArray();
      for (int i = 0; i < items.length; i++) {
        items[i] = any(items[i]);
      }
      return List.of(items);
    }
    return value instanceof Map<?, ?> map ? map(map) : value;
  }

  private static Map<Object, Object> map(Map<?, ?> map) throws ReflectiveOperationException {
    Map<Object, Object> hostile = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      hostile.put(any(entry.getKey()), any(entry.getValue()));
    }
    return hostile;
  }
}
