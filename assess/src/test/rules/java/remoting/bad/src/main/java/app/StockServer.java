package app;

import java.rmi.server.UnicastRemoteObject;

public class StockServer extends UnicastRemoteObject {
  StockServer() throws java.rmi.RemoteException {}
}
