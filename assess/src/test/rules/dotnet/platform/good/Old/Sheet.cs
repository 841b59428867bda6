using DocumentFormat.OpenXml;

// Microsoft.Office.Interop.Excel
class Sheet { }
