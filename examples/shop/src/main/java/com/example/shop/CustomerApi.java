package com.example.shop;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.servlet.http.HttpServletRequest;

/** {@code GET /api/customers/{id}} and {@code PUT /api/customers/{id} {note}}. */
final class CustomerApi extends ApiServlet {
  private static final long serialVersionUID = 1L;

  @Override
  Answer get(HttpServletRequest request) throws SQLException {
    long id = id(request);
    return Answer.ok(
        Database.read(
            connection ->
                Rows.one(
                    connection,
                    "no customer " + id,
                    "SELECT id, name, email, tags, note, preferences, updated_at"
                        + " FROM customers WHERE id = ?",
                    id)));
  }

  @Override
  Answer put(HttpServletRequest request) throws SQLException, IOException {
    long id = id(request);
    JsonNode note = body(request).path("note");
    if (!note.isTextual()) {
      throw ApiException.badRequest("note must be a text");
    }
    return Answer.ok(
        Database.transaction(
            connection -> {
              if (Rows.update(
                      connection,
                      "UPDATE customers SET note = ?, preferences = preferences"
                          + " || jsonb_build_object('noteLength', length(?)) WHERE id = ?",
                      note.textValue(),
                      note.textValue(),
                      id)
                  == 0) {
                throw ApiException.notFound("no customer " + id);
              }
              return Map.of("id", id, "note", note.textValue());
            }));
  }

  private static long id(HttpServletRequest request) {
    List<String> path = Paths.parts(request);
    if (path.size() != 1) {
      throw ApiException.notFound("ask for /api/customers/{id}");
    }
    return Paths.id(path.get(0));
  }
}
