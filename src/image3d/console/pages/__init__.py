"""The pages, one file per group. Each function turns a `Call` into a `Response`; `routes` lists them."""
