import { gunzipSync } from 'node:zlib';

/**
 * steady-bbr.c for the kernel's virtual machine, which is the same on every processor of this byte order, by the arguments that
 * the kernel's `cong_control` has. Compiled here, so that neither a machine nor who builds the agent needs a compiler for it;
 * the test beside it compiles again and compares. In this folder, for the second one with `-DBEFORE_6_10`:
 *
 *     clang-19 -target bpf -O2 -g -mcpu=v3 -fdebug-compilation-dir=. -c steady-bbr.c -o linked.o
 *     bpftool gen object steady-bbr.o linked.o
 *     gzip --best --stdout steady-bbr.o | base64
 */
const COMPRESSED = {
  'since 6.10': [
    'H4sIAAAAAAACA81Zb2wcxRXf3fjO5z9NiBOcpKVkkxS4C/E5/0rdJrFw3TOxcBzLPlUOJd2cz2t7k/Pe9XbP9dEgrAqkCPEBCYUihNT2AxLwAa',
    'USFeknIiQQQgi1fAGJD+UDEkiVKqpWAoSq8N7M2523613XqlqJteZmfm/eb+bNmze7b9ePlCbGDF3XgkvXPtcUUte9/axNv/2oWfT8pl+Zg7q9',
    'jDXAVtW36g1vsFp3Fy348Zv1Gpc7ruNz7Hn+UtP2lris5c7Xreov3XkuXHZcy/fqlmcvepGJQM+yV2w3OqztW55f8W1hI0m1mlO1Xc8GRbsy3x',
    '6Ym2sWqwSs5YrjaiCRDRIKa1FIZgthaDJ2MPtFp7Ide/lKRHe4AjFTdElCQa4EeyMLkxOHixIzh8gHAzzbAqFmBUssNu1a2nbE+sTaYrJwWTG5',
    'WlCsI7KW+ORqJfFp1DZBB9+q4o/LY+KnaK/62sbXn6B0aP+4mdS3Bf6S5R0p8kyKPJsi70yR51LkXetkb0LpY3Zep/o9KLckjPGh0Ff276b6kx',
    'T9z4R+Zp0+HuEk/W/pqJ9dp397iv4hod+5Tv9kiv4Zoa/8k6f6gRR9R+grvx2m+qEU/Ssg3651h3iK6qeEvEetk+rXdsm6vSItb1ckfkOXGq8a',
    '1L8q621kcOXXsr7L0MTuLerCpdrAPum7x6Cg13+A4O1nT/wGfQLlec3Qeql/BUo1J/ey/Quax5Orajelj16bl/LHQHwTrqtkd3v7/1m+g+o+su',
    'PI5vTK4I+bG+j/txf6lt3rwusnrUrNPDNeHrxvagLxCyTvppJjuDeGt8bwLTHcx+IZ8U4oJsPs0ahhmPQwPuIudiYR72DjIb6VjWdQTOYZ3sbi',
    'HTFu1W//podjTHXI8pI6roZBvkJTMC7pZOq58Pkt+kVwf5t098q6FyPxbtnuyFHsBid7ODqOPsr0ZmmtkVsd2dxNc9jE76A1t2W/4D9MeyPOL7',
    'VR52laBxr7XIyvift+eIyFrzQ2DoW12MPAN7gXL5LdOM7LTO+P0fGDVMjYofjdWXregN29GDuvM79xvwb2vEu6/ay/l/n9feLvjvUH/E+Ij/r/',
    'YroZXcl36Ep+gMmP61HbjARf7YcyIvWyqDdJq75A4+yDdn0T49wJZU1yc3fhmZdtkV3m6N6L490B7d/rIlY68L78CrQPBs9xamOMvkntNSh/of',
    'YNfPZB+xA56mNq3wv136mNNnylyxi4gXbDpIPQ/kgltsbdCXvF8l5jIGEvsD9rRNak8zgvsvtHj9TbWoiOG9HDiftJ7wjpfZUR9bYpduax3ZmV',
    'cuQcZc+ubVlxNsUW7GQHbxdrf4e1v8vae1n7AGvn+Qm2rNY9x7WW6zmLrj1v1iCJFD9apakyVpEvNyGHs7zKcqNma03ft1qQbKOi40KGB3mna1',
    'd9p+5aXr16SXOq3iWrWrEaTWcF5hiZnh45Z82MP1CyyuemSpaF6a2GCSWNFDQhU1xuoFHHjiqjHMyPcdSW2/Lsec2h9PmbkMb71QauU4LREav0',
    '09Jk2SrPWjPlkenyf8zyYaVDaqHVpUoznvjj+OBm2xPOxbxZrDCS7fMZQma4XrW0yDIWahX4dSvLtibmTXzFGIy8R82URsvjZyfz+1NeO/YXzJ',
    'W6M2+ysMmLADMPYjgVtC5Q9HxT0k0WUebBpmeeMvPp/QUc4WfHzp/QukSQQrQAoekNDMsQArmzYOZRfNI8bF6+bO6bLI1Mo+CQCeYPDKtwKxSk',
    '8lxjwbrkO8u2tQhuc718wRw0J2es8UlrxrzDLI2MnobG8ClzojRWtkYmzk6WrBngdkXGEzELtuBoF52FBcf27jmeL4BBQZDmZ86O3p8XLjhkin',
    'UcOU+No9BoeqD8cKJ3ca9jXkVRxKvmr8wg8NlEhRNm8pBBXMCw4pyZscMSH7tp+62ma/IjtJlpwqiLzxN2bDCR0tnETDyq45MF8g3m4vTNTKcO',
    'W2xjhCxpZxQjKRDSNyo4yrF5QnnSXKozbarDPzoM5UjiV5PiJa+97H0jP/LIC/PiIC/0qTxhyCfvBOUh/Vn1TMZ3syLDmIsPM7wHyjTDt+E7Hs',
    'O3Q3mEYZz7KsPfo3wA5wxyzL1gTxFtGtKFPYjrUE7N6kIX8StQtvfKHB/xO1C27tS1IYb7AE8xnAU8S/hLxLfp2gWG9wBeYvgA4EZMf5Xw98Ff',
    'u01d5F4B7gd8hfB5wD3zuvYkwybgZxjeBfh3DBuArxF+HLBe04XvtzC/PAGg1FB+QXyyofyCeBrwcIz3VwDnfMVDPOErHuIS4OkYbwwS2gdXFQ',
    '/x5KriIb4P8GKMdw3klcuKh3jqsuIhHgeMsdHBeHsh4KbXFA/xz9cUD/HomozhAC8Bvhob5wrIy4+qcRBfeFSNg3gMcJ7hi9TfT2NhG99l/plR',
    'sZtjeIjeZQO8RvjzjPY/u3RKis3492aqLxrr9fnVRe+X8esaCWeNKC8X+z61PcjrY/xcJvodTovxg6uQwr+RiX1nS+H/MIX/wSb5Z1L4n22SP5',
    'e2/uzm+A+l8M1swrtEAv/JFP7pbPQ7Xxr/eRZD/FrNRr/7pfH/kMJ/Kxv9PpgWf8/J99gwXsP9Iz7/7rOFzR/Ir6fwP03gdyTw30nhf5HAzyTw',
    'P07h5zrX87MJ/H+n8Hcn8DsT+HuMZH4+gZ9L4B9L4Q8l8LsS+BMp/NPEbzB+dwL/QUNL/H/ZdeL39Wwcf5UU/p/pg1Vty8b8rwEdNdKowBsAAA',
    '==',
  ],
  'before 6.10': [
    'H4sIAAAAAAACA81ZXWgcVRSe2e5uN2n6X2Or1U5bf3ZrflqtNdofGuNWg2kakq20ap1uNpNk2t3ZdWc2JrViUAt9LIhaRPx5EPRFFBT1SREUER',
    'X0RcGXChUVQRQUKyL1nDtn9p6ZzI1BFJxw597v3PPde8695+6cmTycH9iX0HUtuHTtN00ieX13iWzvpXs7ana5Xt0rjkI9U8EaYKPkmdWa212q',
    'OhMm3Lx6tczltmN7HLuuN1m33EkuazhjVbP0gDPGhRXbMT23arrWhBuaCPRMa8pywsNanul6Rc8SNpJUK9sly3EtULSKYzOdo6P1rhIBs1K0HQ',
    '0kfoOEwloUktlC2DQZO5j9olPajr3cE9Hd9EDMFHZJKPieYG/IMX/iplNi5ibywADXMkGomYGLXXWrrNqOSJ/wLSJruhWRS4ciHSFfopNLT6LT',
    'yG2CDr5VXbcW9olblzXtafNfb0NJaj9fjOtbBH/x8qRCnlLI0wr5YoU8o5C3zJF9AGUVs/Mlqj+HsiJmjK+EvrR/LdXfKvR/EvqpOfp4hOP0l+',
    'qon56jf6VCv0PoL56jv0uhv1/oy/XJUn23Qt8W+nLdtlJ9QqF/GuQrtdYmHqL6cSFfIv2k+p1L/Xpmyrdppujj93Vf480E9U/79XIyuPiIX1+b',
    '0MTuTehiSbXOjf7anYKCq34Tgo+e3vkUrgmUF7WE1kb9U1BKGX8vZ+4ne0b9+hQ4dxGuJ8jOmZX/sXw11av8dXhn28L0CuD/xXn0/+mFa8l+25',
    'rXbY1i2djfX+i+fWgA8VmSt1LJMNwWwcsieEUEr2Lxi3gNFIPhdmYfhsUSxkfcws4g4tVsPMSXsPESFINZhpez+EaMW/XcD3pzjL1Jv5yVxzOR',
    'oLVCUzAO6STqmebzWvSLYL6MdDf4dRtG3nV+O5mhWA1O8p7wOHof0ztEvoZ+2sjmVprDIn6SfJ7x+wX/IdobcV6pjTpPkh9o7DMRPo0fHFuxVh',
    'rtWdCNa/8y2Ym8V2gN8XojPF6Q6iRWS35rmp4nME8bxsp7bJ34Ogbzf0q67ay/ja3zF8RfG+kP+N8SH/V/YbopXcpX61K+mcm362Hb4tZmE5Re',
    'Xy+NeoPk9VEaZyO0qwsY5xoosz43cy2ecb8tsscM/bbieFdD+wVdxEYSf3dfh/aW4DlNbYzJD6g9C+Uzar+LzzZod9BCnaf2Xqh/pDba8Ifux8',
    'u7aDdM2g3tczJxTVwXs1csr010xuwF9qcTIZ90Htdd7Pdiia+3LBceN6SHE7eT3jbS+z4l6uVD7Ixj+1eSI+d69mz6MyXOotiCNeygXcral7P2',
    'Fay9gbU3s3aWn1jTbOzYrjUc155wrDGjDEmiuGnFusxIRT5chxzNdIuVWtnS6p5nNiCZRkXbgQwO8krHKnl21THdaum4Zpfc42apaNbq9hTM0T',
    's83HvYHOm/O28WDg/lTRPTVw0TRhopaEImWKmhUTdcL42yMf/FURtOw7XGNJvS4/9Dmu6VauinD/p6zfxd+cGCWThkjhR6hwt/m8WDpz3S0dJk',
    'sR5N7HF8WGbLFYuLebHwMJTN8xmazKa/0rWQG+PlItydYsXSxLyxrxDdofekkXxfof/AYHaT4rViU86YqtpjBgubrAgwYwuGU05rAUXXM3y6wS',
    'LK2FJ3jd1GVt2fwxHu2XZkp9YighSiBQh1t3OPH0Igt8eNLIp3GVuNkyeNjYP53mEUdBhgfuceGW65nK88Whs3j3t2xTInYNkcN5szuo3BEbN/',
    '0BwxrjbyvX13QGPPbmMgv69g9g4cGMybI8BtCY0nYhZswdGO2ePjtuXu2J7NgUFBkGZHDvTdmRVL0AEmQ9dDsWuJOxtZQxSF1tB40AjCnA2b22',
    'nEDxlEAQwrTpURORrRseuW16g7Bj8wC5mmGWPReZod80wkdRYwE4/h6GSBfJ65OH0h08mjFdkYIYvbGckIbTuFr3qjgoMbmacpj5tLdqqm2nrL',
    'VijbYr+BdB13Zyru//KTDea7Qb7nUSnDs/QclAHKN5Jp+ezFd6z1DGOO3cHwOswhGF4P5SDDV0KpMIxzP8rwVfTcxzmDfGgD2NKFz/ceXdiDuA',
    'pl92260EX8OpSVbX7ujvhjKMvW6FoPw6sADzGcBnyI8O+I1+vaUYbXAZ5keDPgWkR/mvCNkJGsNXSRYwW4HfBpwkcALxnStTMMJwA/T3gasF7W',
    'xdouYn6fAJCvSb8R76pJvxEPA+6I8D4BcNiTPMQDnuQhzgPeG+Fth8T03mnJQzw4LXmIbwd8MMJ7FuTFk5KHeOik5CHuB4x7n2S8pRBQw7OSh/',
    'i+WclD3Dfrx2iAJwE/GhlnCuSFx+Q4iI8+JsdBvA9wluFj1J+ksbCN7yRfp2RsZhjuoXfQAM8S/ial/WuXTsmtEZEH75bHEnP1+dVC74XR61US',
    'HkqEeZnId6SVQX4e4WdS4e9lWoQfXDkF/9VU5HuYgn+zgv/hAvn7FfxzC+SPKvgXFsg/oeCvSMe8E8Twzyj4Penw9zgV/0UWQ/yaTIe/z6n4ry',
    'n4b6XD3/FU8feM/z7ajNfm/hGff69ZxOYP5G8p+F/G8JMx/I8V/O9i+KkY/nkF/0IMPx3D/1PBzyyey18cw1+XiOevjeFnYvg3KPjZGH5LDH9A',
    'we8hfo3xW2P49ya02P9rvUT8n1rnj7+ign+WPjwNLJqf/xcH9H0jaBsAAA==',
  ],
};

/** Kernels by what they call an algorithm with. */
export type KernelAge = keyof typeof COMPRESSED;

/** The object file (ELF) that bpftool loads. */
export function steadyBbrProgram(age: KernelAge): Uint8Array {
  return gunzipSync(Buffer.from(COMPRESSED[age].join(''), 'base64'));
}
