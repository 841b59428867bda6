import win32com.client

DATA = r"C:\data\shop"
