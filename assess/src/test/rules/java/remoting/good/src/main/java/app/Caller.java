package app;

import com.shop.rmi.Naming;
// import java.rmi.Naming;

class Caller {
  Naming names;
}
