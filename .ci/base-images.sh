#!/bin/sh
# Makes base images for container tests from the machine's own package source, so that no image registry is needed:
#   base-images.sh NAME...
# gives localhost/lepton-NAME:bookworm for each name, one layer upon a common minimal system. Run as root after
# setup-podman.sh; may be run again at any time and then only adds what is missing.
set -eu

suite=bookworm

# Those to build with have compilers and version control, as the images that others publish for building have.
packages() {
  case $1 in
    base) ;;
    java) echo openjdk-17-jre-headless ;;
    java-build) echo openjdk-17-jdk-headless maven ;;
    tomcat) echo openjdk-17-jre-headless tomcat10 ;;
    tomcat-build) echo openjdk-17-jdk-headless tomcat10 ;;
    node) echo nodejs ;;
    node-build) echo build-essential git python3-minimal nodejs npm ;;
    python) echo python3-flask python3-django python3-fastapi python3-uvicorn python3-venv python3-pip gunicorn ;;
    python-build) echo build-essential git python3-dev python3-flask python3-django python3-fastapi python3-uvicorn python3-venv python3-pip gunicorn ;;
    go-build) echo build-essential golang-go git ;;
    php) echo apache2 libapache2-mod-php ;;
    php-build) echo apache2 libapache2-mod-php composer git unzip ;;
    ruby) echo ruby ruby-rack puma ruby-sinatra bundler ;;
    ruby-build) echo build-essential git ruby-dev ruby ruby-rack puma ruby-sinatra bundler ;;
    web) echo nginx-light ;;
    web-small) echo nginx-light busybox-static ;;
    # One of each that a test may run, in one image: quicker to make than many.
    runtimes) echo python3-flask python3-django python3-fastapi python3-uvicorn python3-venv python3-pip gunicorn nodejs apache2 libapache2-mod-php ruby ruby-rack puma ruby-sinatra bundler nginx-light ;;
    *)
      echo "no base image is called $1" >&2
      exit 2
      ;;
  esac
}

quietly() {
  log=$(mktemp)
  if "$@" >"$log" 2>&1; then
    rm -f "$log"
  else
    status=$?
    tail -n 30 "$log" >&2
    rm -f "$log"
    exit "$status"
  fi
}

work=
trap '[ -z "$work" ] || rm -rf "$work"' EXIT

make_base() {
  mirror=$(apt-get indextargets --format '$(SITE) $(CODENAME)' 'Created-By: Packages' 2>/dev/null |
    awk -v suite="$suite" '$2 == suite { print $1; exit }')
  if [ -z "$mirror" ]; then
    echo "no package source for $suite is configured: add one to /etc/apt/sources.list.d and run this again" >&2
    exit 4
  fi
  work=$(mktemp -d)
  quietly debootstrap --variant=minbase --include=ca-certificates "$suite" "$work" "$mirror"
  rm -rf "$work"/var/cache/apt/archives/*.deb "$work"/var/lib/apt/lists/*
  # Builds fetch libraries through whatever this machine trusts.
  if ls /usr/local/share/ca-certificates/*.crt >/dev/null 2>&1; then
    cp /usr/local/share/ca-certificates/*.crt "$work"/usr/local/share/ca-certificates/
    quietly chroot "$work" update-ca-certificates
  fi
  tar -C "$work" -c . | quietly podman import \
    --change 'ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin' \
    --change 'ENV PIP_NO_DEPS=1' - "$(image base)"
  rm -rf "$work"
}

# What an image that others publish has, and a package of the distribution has not.
finish() {
  case $1 in
    tomcat | tomcat-build) cat <<'LINES'
RUN ln -s /etc/tomcat10 /usr/share/tomcat10/conf \
 && ln -s ../../java/eclipse-jdt-core.jar /usr/share/tomcat10/lib/ecj.jar
ENV CATALINA_HOME=/usr/share/tomcat10 PATH=/usr/share/tomcat10/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
LINES
    ;;
  esac
}

# Only the files that a server needs, with a shell of one file: as small as what others publish upon a smaller system.
shrink() {
  cat <<'LINES'
RUN mkdir -p /small/bin /small/tmp /small/var/log/nginx /small/var/lib/nginx && chmod 1777 /small/tmp \
 && cp /bin/busybox /small/bin/ && for tool in sh sed mkdir chown printf wget cat ls; do ln -s busybox /small/bin/$tool; done \
 && for file in /usr/sbin/nginx $(ldd /usr/sbin/nginx | grep -o '/[^ ]*'); do cp --parents -L "$file" /small/; done \
 && cp -a --parents /etc/nginx/mime.types /etc/passwd /etc/group /etc/ssl/certs /small/
FROM scratch
COPY --from=0 /small/ /
ENV PATH=/usr/sbin:/usr/bin:/sbin:/bin
LINES
}

image() {
  echo "localhost/lepton-$1:$suite"
}

for name in base "$@"; do
  if podman image exists "$(image "$name")"; then
    continue
  fi
  if [ "$name" = base ]; then
    make_base
    continue
  fi
  # Man pages have folders that minimal systems lack, and Java's package fails without them.
  quietly podman build -q -t "$(image "$name")" -f - . <<EOF
FROM $(image base)
RUN mkdir -p /usr/share/man/man1 && apt-get update -qq \
 && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $(packages "$name") \
 && rm -rf /var/lib/apt/lists/* /var/cache/apt/archives/*.deb
$(finish "$name")
$([ "$name" != web-small ] || shrink)
EOF
done
