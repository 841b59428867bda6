class Photo < CarrierWave::Uploader::Base
  storage :file
end
