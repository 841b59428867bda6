class Page1 : System.Web.UI.Page
{
}
