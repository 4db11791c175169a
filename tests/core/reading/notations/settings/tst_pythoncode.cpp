// SPDX-License-Identifier: GPL-3.0-or-later
// Connections as programs in Python write them.
#include "core/reading/notations/notationtest.h"

using namespace budget::test;

namespace {

void readsCallsOfDrivers()
{
    ledger("psycopg with a context manager", R"(
import psycopg

with psycopg.connect(
    host="@h@",
    port=5433,
    dbname="ledger",
    user="mira",
    password="@p@",
) as connection:
    connection.execute("select 1")
)",
           "5433");
    ledgerOverTls("psycopg2 with sslmode", R"(
conn = psycopg2.connect(dbname="ledger", user="mira", password="@p@", host="@h@", sslmode="require")
)");
    ledger("psycopg with a conninfo and keywords", R"(
conn = psycopg.connect("host=@h@ dbname=ledger", user="mira", password="@p@")
)");
    ledger("make_conninfo", R"(
conninfo = psycopg.conninfo.make_conninfo(host="@h@", dbname="ledger", user="mira", password="@p@")
)");
    ledger("psycopg_pool", R"(
pool = ConnectionPool(
    conninfo="host=@h@ dbname=ledger user=mira password=@p@",
    min_size=1, max_size=4)
)");
    ledger("asyncpg's pool", R"(
async def main():
    pool = await asyncpg.create_pool(host='@h@', database='ledger', user='mira', password='@p@', command_timeout=60)
)");
    ledger("aiopg", R"(
dsn = 'dbname=ledger user=mira password=@p@ host=@h@'

async def go():
    pool = await aiopg.create_pool(dsn)
)");
    ledger("pg8000", R"(
conn = pg8000.dbapi.connect(user="mira", password="@p@", host="@h@", database="ledger", ssl_context=True)
)");
    ledger("a dictionary that is unpacked", R"(
DB = {
    "host": "@h@",
    "port": 5432,
    "dbname": "ledger",
    "user": "mira",
    "password": "@p@",
}
connection = psycopg2.connect(**DB)
)");
    ledger("dict()", R"(
params = dict(host='@h@', port='5433', dbname='ledger', user='mira', password='@p@')
)",
           "5433");
    ledger("constants of a module", R"(
DB_HOST = "@h@"
DB_PORT = 5432
DB_NAME = "ledger"
DB_USER = "mira"
DB_PASSWORD = "@p@"
)");
    ledger("constants and their use", R"(
DB_HOST = '@h@'
DB_NAME = 'ledger'
DB_USER = 'mira'
DB_PASS = '@p@'

conn = psycopg2.connect(host=DB_HOST, database=DB_NAME, user=DB_USER, password=DB_PASS)
)");
    ledger("defaults of the environment", R"(
SQLALCHEMY_DATABASE_URI = os.environ.get("DATABASE_URL", "postgresql://mira:@p@@@h@/ledger")
)");
    ledger("peewee", R"(
db = PostgresqlDatabase('ledger', user='mira', password='@p@', host='@h@', port=5432)
)");
    ledger("Tortoise", R"(
TORTOISE_ORM = {
    "connections": {
        "default": {
            "engine": "tortoise.backends.asyncpg",
            "credentials": {
                "host": "@h@",
                "port": "5432",
                "user": "mira",
                "password": "@p@",
                "database": "ledger",
            },
        }
    },
}
)");
    ledger("pony", R"(
db.bind(provider='postgres', user='mira', password='@p@', host='@h@', database='ledger')
)");
    ledger("records", R"(
db = records.Database('postgres://mira:@p@@@h@/ledger')
)");
    ledger("pandas", R"(
df = pd.read_sql("select * from expenses", con="postgresql://mira:@p@@@h@/ledger")
)");
    ledger("polars", R"(
uri = "postgresql://mira:@p@@@h@/ledger"
df = pl.read_database_uri(query="SELECT * FROM expenses", uri=uri)
)");
    ledger("DuckDB's extension", R"x(
con.execute("ATTACH 'host=@h@ dbname=ledger user=mira password=@p@' AS pg (TYPE postgres)")
)x");
}

void readsSqlAlchemy()
{
    ledger("create_engine over lines", R"(
engine = create_engine(
    "postgresql+psycopg://mira:@p@@@h@/ledger",
    pool_size=5,
    max_overflow=10,
    pool_pre_ping=True,
)
)",
           "5432", " +psycopg");
    ledger("create_async_engine", R"(
engine = create_async_engine("postgresql+asyncpg://mira:@p@@@h@:5433/ledger", echo=True)
)",
           "5433", " +asyncpg");
    ledger("URL.create with a query", R"(
url_object = URL.create(
    "postgresql+pg8000",
    username="mira",
    password="@p@",
    host="@h@",
    port=5432,
    database="ledger",
)
)");
    ledger("connect_args", R"(
engine = create_engine(
    "postgresql+psycopg2://mira:@p@@@h@/ledger",
    connect_args={"sslmode": "require"},
)
)",
           "5432", "sslmode=require +psycopg2 !TlsRaised(require)");
    ledger("Flask", R"(
app.config["SQLALCHEMY_DATABASE_URI"] = "postgresql://mira:@p@@@h@/ledger"
app.config["SECRET_KEY"] = "not a database"
)");
    ledger("Flask, a class", R"(
class Config:
    SQLALCHEMY_DATABASE_URI = 'postgresql://mira:@p@@@h@/ledger'
    SQLALCHEMY_TRACK_MODIFICATIONS = False
)");
    ledger("Flask, from_mapping", R"(
app.config.from_mapping(SECRET_KEY='dev', SQLALCHEMY_DATABASE_URI='postgresql://mira:@p@@@h@/ledger')
)");
    ledger("an f-string over variables", R"(
user = "mira"
password = "@p@"
host = "@h@"
database = "ledger"
)");
    ledger("pydantic", R"(
class Settings(BaseSettings):
    postgres_host: str = "@h@"
    postgres_port: int = 5432
    postgres_user: str = "mira"
    postgres_password: str = "@p@"
    postgres_db: str = "ledger"
)");
    ledger("Alembic's env.py", R"(
config.set_main_option("sqlalchemy.url", "postgresql://mira:@p@@@h@/ledger")
)");
    ledger("SQLModel", R"(
postgres_url = "postgresql://mira:@p@@@h@/ledger"
engine = create_engine(postgres_url, echo=True)
)");
    ledger("a Jupyter magic", R"(
%load_ext sql
%sql postgresql://mira:@p@@@h@/ledger
)");
    ledger("a Jupyter magic in a notebook's JSON", R"(
{"cells": [{"cell_type": "code", "source": ["%load_ext sql\n", "%sql postgresql://mira:@p@@@h@/ledger\n"]}]}
)");
    ledger("Airflow's Connection", R"(
c = Connection(
    conn_id="ledger",
    conn_type="postgres",
    host="@h@",
    login="mira",
    password="@p@",
    schema="ledger",
)
)");
}

void readsDjango()
{
    ledger("psycopg in single quotes", R"(
DATABASES = {
    'default': {
        'ENGINE': 'django.db.backends.postgresql_psycopg2',
        'NAME': 'ledger',
        'USER': 'mira',
        'PASSWORD': '@p@',
        'HOST': '@h@',
        'PORT': '',
    }
}
)");
    ledger("dj_database_url", R"(
DATABASES = {
    "default": dj_database_url.config(default="postgres://mira:@p@@@h@/ledger", conn_max_age=600),
}
)");
    ledger("dj_database_url.parse", R"(
DATABASES["default"] = dj_database_url.parse("postgres://mira:@p@@@h@/ledger", conn_max_age=600)
)");
    ledger("a search_path in OPTIONS", R"(
DATABASES = {
    'default': {
        'ENGINE': 'django.db.backends.postgresql',
        'OPTIONS': {'options': '-c search_path=books'},
        'NAME': 'ledger',
        'USER': 'mira',
        'PASSWORD': '@p@',
        'HOST': '@h@',
        'PORT': '5432',
    }
}
)",
           "5432", "|schema books");
    ledger("with a test database", R"(
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "USER": "mira",
        "NAME": "ledger",
        "PASSWORD": "@p@",
        "HOST": "@h@",
        "TEST": {
            "NAME": "mytestdatabase",
        },
    },
}
)");
    ledger("among other settings", R"(
SECRET_KEY = 'django-insecure-0123456789'
DEBUG = True
ALLOWED_HOSTS = ['*']
EMAIL_HOST = 'smtp.example.org'
EMAIL_HOST_USER = 'post'
EMAIL_HOST_PASSWORD = 'geheim'

DATABASES = {
    'default': {
        'ENGINE': 'django.db.backends.postgresql',
        'NAME': 'ledger',
        'USER': 'mira',
        'PASSWORD': '@p@',
        'HOST': '@h@',
    }
}

AUTH_PASSWORD_VALIDATORS = [
    {'NAME': 'django.contrib.auth.password_validation.MinimumLengthValidator'},
]
)");
    ledger("environ with a default", R"(
DATABASES = {"default": env.db("DATABASE_URL", default="postgres://mira:@p@@@h@/ledger")}
)");
}

} // namespace

int main(int argc, char **argv)
{
    return testNotations(argc, argv, {readsCallsOfDrivers, readsSqlAlchemy, readsDjango});
}
