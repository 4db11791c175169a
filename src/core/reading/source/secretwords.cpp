// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/source/secretwords.h"

namespace budget {

using namespace Qt::StringLiterals;

QString translatedSecretWords()
{
    return u"passwort|kennwort|geheim|mot[_ -]?de[_ -]?passe|\\bmdp|contrase(?:ñ|n)a|contrasenya|\\bclave|senha"
           "|palavra[_ "
           "-]?(?:passe|chave)|parola|wachtwoord|has(?:ł|l)o|heslo|l(?:ö|o)senord|adgangskode|kodeord|passord"
           "|salasana|(?:ş|s)ifre|парол|密码|密碼|口令|パスワード|비밀번호|패스워드|암호|κωδικ(?:ό|ο)ς|συνθηματικ|"
           "jelsz(?:ó|o)"
           "|lozinka|geslo|parool|slapta(?:ž|z)odis|m(?:ậ|a)t kh(?:ẩ|a)u|kata sandi|סיסמ|كلمة المرور|كلمة السر|رمز عبور"
           "|گذرواژه|पासवर्ड|รหัสผ่าน"_s;
}

} // namespace budget
