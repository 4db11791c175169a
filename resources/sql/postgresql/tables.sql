-- The course's tables, as SQLAlchemy's create_all() makes them. A public contract: never altered.
CREATE TABLE users (
    id SERIAL NOT NULL,
    email VARCHAR(100) NOT NULL,
    name VARCHAR(100) NOT NULL,
    created_at TIMESTAMP WITHOUT TIME ZONE,
    PRIMARY KEY (id),
    UNIQUE (email)
);
CREATE TABLE categories (
    id SERIAL NOT NULL,
    name VARCHAR(50) NOT NULL,
    color VARCHAR(7),
    PRIMARY KEY (id),
    UNIQUE (name)
);
CREATE TABLE expenses (
    id SERIAL NOT NULL,
    user_id INTEGER NOT NULL,
    category_id INTEGER NOT NULL,
    description VARCHAR(200) NOT NULL,
    amount NUMERIC(10, 2) NOT NULL,
    date DATE,
    created_at TIMESTAMP WITHOUT TIME ZONE,
    PRIMARY KEY (id),
    FOREIGN KEY (user_id) REFERENCES users (id),
    FOREIGN KEY (category_id) REFERENCES categories (id)
);
