package app;

import com.fazecast.jSerialComm.SerialPort;

class Scale {
  SerialPort port;
}
