package dev.lepton.assess.profile;

import java.util.List;
import java.util.Optional;

/** Which libraries and imports give a framework or a database away. */
final class Catalogue {
  /**
   * @param prefix of a dependency's name or, where it starts with {@code import:}, of an import
   */
  record Entry(String prefix, String title) {}

  private static final List<Entry> FRAMEWORKS =
      List.of(
          new Entry("maven:org.springframework.boot:", "Spring Boot"),
          new Entry("gradle:org.springframework.boot", "Spring Boot"),
          new Entry("maven:org.springframework:spring-webmvc", "Spring MVC"),
          new Entry("maven:org.apache.tomcat.embed:", "Embedded Tomcat"),
          new Entry("maven:org.eclipse.jetty", "Jetty"),
          new Entry("maven:io.undertow:", "Undertow"),
          new Entry("maven:io.quarkus", "Quarkus"),
          new Entry("maven:io.micronaut", "Micronaut"),
          new Entry("maven:io.vertx:", "Vert.x"),
          new Entry("maven:org.apache.struts:", "Struts"),
          new Entry("maven:org.glassfish.jersey", "Jersey"),
          new Entry("maven:org.hibernate", "Hibernate"),
          new Entry("maven:org.mybatis", "MyBatis"),
          new Entry("maven:log4j:log4j", "Log4j 1"),
          new Entry("maven:javax.servlet:", "Servlet API (javax)"),
          new Entry("maven:jakarta.servlet:", "Servlet API (jakarta)"),
          new Entry("import:javax.servlet", "Servlet API (javax)"),
          new Entry("import:jakarta.servlet", "Servlet API (jakarta)"),
          new Entry("import:org.apache.catalina.startup", "Embedded Tomcat"),
          new Entry("pip:flask", "Flask"),
          new Entry("import:flask", "Flask"),
          new Entry("pip:django", "Django"),
          new Entry("import:django", "Django"),
          new Entry("pip:fastapi", "FastAPI"),
          new Entry("import:fastapi", "FastAPI"),
          new Entry("pip:tornado", "Tornado"),
          new Entry("pip:aiohttp", "aiohttp"),
          new Entry("pip:celery", "Celery"),
          new Entry("pip:sqlalchemy", "SQLAlchemy"),
          new Entry("pip:gunicorn", "Gunicorn"),
          new Entry("pip:uvicorn", "Uvicorn"),
          new Entry("npm:express", "Express"),
          new Entry("npm:koa", "Koa"),
          new Entry("npm:fastify", "Fastify"),
          new Entry("npm:@nestjs/core", "NestJS"),
          new Entry("npm:next", "Next.js"),
          new Entry("npm:react", "React"),
          new Entry("npm:vue", "Vue"),
          new Entry("npm:@angular/core", "Angular"));

  private static final List<Entry> DATABASES =
      List.of(
          new Entry("maven:org.postgresql:", "PostgreSQL"),
          new Entry("maven:com.mysql:", "MySQL"),
          new Entry("maven:mysql:", "MySQL"),
          new Entry("maven:org.mariadb.jdbc:", "MariaDB"),
          new Entry("maven:com.oracle.database.jdbc:", "Oracle"),
          new Entry("maven:com.microsoft.sqlserver:", "SQL Server"),
          new Entry("maven:com.ibm.db2:", "Db2"),
          new Entry("maven:com.h2database:", "H2"),
          new Entry("maven:org.xerial:sqlite-jdbc", "SQLite"),
          new Entry("maven:org.mongodb:", "MongoDB"),
          new Entry("maven:redis.clients:", "Redis"),
          new Entry("maven:io.lettuce:", "Redis"),
          new Entry("pip:psycopg", "PostgreSQL"),
          new Entry("pip:asyncpg", "PostgreSQL"),
          new Entry("pip:mysqlclient", "MySQL"),
          new Entry("pip:pymysql", "MySQL"),
          new Entry("pip:pymongo", "MongoDB"),
          new Entry("pip:redis", "Redis"),
          new Entry("pip:cx-oracle", "Oracle"),
          new Entry("pip:oracledb", "Oracle"),
          new Entry("pip:pyodbc", "SQL Server"),
          new Entry("import:psycopg", "PostgreSQL"),
          new Entry("import:sqlite3", "SQLite"),
          new Entry("npm:pg", "PostgreSQL"),
          new Entry("npm:mysql", "MySQL"),
          new Entry("npm:mongodb", "MongoDB"),
          new Entry("npm:mongoose", "MongoDB"),
          new Entry("npm:redis", "Redis"),
          new Entry("npm:sqlite3", "SQLite"));

  private Catalogue() {}

  static Optional<String> framework(String name) {
    return find(FRAMEWORKS, name);
  }

  static Optional<String> database(String name) {
    return find(DATABASES, name);
  }

  /** The name of a database product as JDBC and URLs write it. */
  static Optional<String> databaseByScheme(String scheme) {
    return switch (scheme) {
      case "postgresql", "postgres" -> Optional.of("PostgreSQL");
      case "mysql" -> Optional.of("MySQL");
      case "mariadb" -> Optional.of("MariaDB");
      case "oracle" -> Optional.of("Oracle");
      case "sqlserver", "jtds", "mssql" -> Optional.of("SQL Server");
      case "db2" -> Optional.of("Db2");
      case "h2" -> Optional.of("H2");
      case "sqlite" -> Optional.of("SQLite");
      case "mongodb" -> Optional.of("MongoDB");
      case "redis", "rediss" -> Optional.of("Redis");
      default -> Optional.empty();
    };
  }

  private static Optional<String> find(List<Entry> entries, String name) {
    return entries.stream()
        .filter(entry -> matches(entry.prefix(), name))
        .map(Entry::title)
        .findFirst();
  }

  /** A prefix ends at a border of the name: {@code npm:react} is not {@code npm:react-router}. */
  private static boolean matches(String prefix, String name) {
    if (!name.startsWith(prefix)) {
      return false;
    }
    boolean strict = prefix.startsWith("npm:") || prefix.startsWith("pip:");
    String rest = name.substring(prefix.length());
    boolean border = rest.isEmpty() || prefix.endsWith(":") || ".:-".indexOf(rest.charAt(0)) >= 0;
    return strict
        ? rest.isEmpty() || prefix.equals("pip:psycopg")
        : border || prefix.equals("import:psycopg");
  }
}
