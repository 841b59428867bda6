module app

// go 1.16
go 1.25
