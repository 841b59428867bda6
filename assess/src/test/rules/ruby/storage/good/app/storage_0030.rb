class Photo < CarrierWave::Uploader::Base
  # storage :file
  storage :fog
end
