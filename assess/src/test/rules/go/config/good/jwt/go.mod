module app

go 1.25

// github.com/dgrijalva/jwt-go v3.2.0
require github.com/golang-jwt/jwt/v5 v5.2.0
