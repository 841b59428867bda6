package app;

import javax.sql.DataSource;

/** javax.resource.cci.ConnectionFactory is gone. */
class Host {
  DataSource source;
}
