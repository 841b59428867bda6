package app;

import javax.sql.XADataSource;
import javax.transaction.UserTransaction;
class Remoting0110 {
  void both(UserTransaction transaction, XADataSource source) throws Exception {
    transaction.begin();
    source.getXAConnection().close();
  }
}
