/** Default of `DATA_DIR`, for the server and for everybody who looks for what it keeps. */
export const DEFAULT_DATA_DIR = './data';

/** Its folder for what can be had again, when `CACHE_DIR` names no other. */
export const CACHE_FOLDER = 'cache';
