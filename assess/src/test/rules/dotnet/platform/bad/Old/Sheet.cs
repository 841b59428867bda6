using Microsoft.Office.Interop.Excel;

class Sheet
{
    object excel = Type.GetTypeFromProgID("Excel.Application");
}
