require 'sinatra'

get('/song') { 'la la la' }
