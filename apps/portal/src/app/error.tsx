'use client';

export { default } from './(room)/error';
