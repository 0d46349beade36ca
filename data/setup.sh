# SPDX-FileCopyrightText: The Afterword authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Read by data/run.sh and tests/run.sh: what Afterword needs of the system, by its Debian names, and how it is put there.

# To compile it.
build_packages='gcc libc6-dev meson ninja-build pkgconf gettext libglib2.0-dev libglib2.0-bin libgtk-4-dev libgtk-4-bin
  libadwaita-1-dev libgtksourceview-5-dev libjson-glib-dev libsecret-1-dev
  libcurl4-openssl-dev desktop-file-utils'

# To look at: icons, a typeface, and what draws SVG.
show_packages='adwaita-icon-theme fonts-cantarell librsvg2-common'

# A display, a session bus and a keyboard where there are none.
display_packages='xvfb xauth dbus dbus-x11 xdotool imagemagick at-spi2-core libxtst-dev xsettingsd'

# To check the files that are installed beside the program and what is printed, and the time zones that tests reckon in.
check_packages='appstream libxml2-utils librsvg2-bin mandoc tzdata poppler-utils fonts-dejavu-core strace'

# A mail server, a keyring and what makes certificates: tests of mail start their own, in folders of their own.
mail_check_packages='exim4-daemon-light gnome-keyring libsecret-tools dbus openssl python3'

# install_missing PACKAGE...: installs those that aren't there, saying which. Asks nothing of the network when nothing is missing.
install_missing () {
  if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    echo "This is not a Debian system: nothing is installed. Needed, by their Debian names: $*" >&2
    return 0
  fi
  missing=
  for package; do
    case $(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null) in
      installed) ;;
      *) case " $missing " in *" $package "*) ;; *) missing="$missing $package" ;; esac ;;
    esac
  done
  [ -n "$missing" ] || return 0

  as_root=
  if [ "$(id -u)" != 0 ]; then
    as_root=sudo
    if ! command -v sudo >/dev/null; then
      echo "To be installed by somebody who may, with apt-get install:$missing" >&2
      return 1
    fi
  fi
  echo "Installing with apt-get:$missing"
  $as_root apt-get -qq update &&
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends install $missing >/dev/null
}

# build_in FOLDER [OPTION...]: sets FOLDER up once, with meson's OPTIONs, and builds there.
build_in () {
  folder=$1
  shift
  [ -f "$folder/build.ninja" ] || meson setup "$folder" "$@" >/dev/null || meson setup "$folder" "$@" || return 1
  ninja -C "$folder"
}
