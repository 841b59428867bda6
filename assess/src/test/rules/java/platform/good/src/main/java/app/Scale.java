package app;

import app.gnu.iota.Port;

// com.fazecast.jSerialComm.SerialPort
class Scale {}
