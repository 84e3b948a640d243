"""Dates and sums as Korean papers print them."""

from __future__ import annotations

from datetime import date


def written(day: date, style: str = "korean") -> str:
    """korean 2023년 09월 14일 · wide 2023 년 09 월 14 일 · bare 2023년 9월 14일 · dots 2023. 09. 14. ·
    loose 2023. 9. 14 · tight 2023.09.14. · iso 2023-09-14."""
    y, m, d = day.year, day.month, day.day
    return {
        "korean": f"{y}년 {m:02d}월 {d:02d}일",
        "wide": f"{y} 년 {m:02d} 월 {d:02d} 일",
        "spread": f"{y}년   {m}월   {d}일",
        "bare": f"{y}년 {m}월 {d}일",
        "close": f"{y}년{m:02d}월{d:02d}일",
        "dots": f"{y}. {m:02d}. {d:02d}.",
        "loose": f"{y}. {m}. {d}",
        "tight": f"{y}.{m:02d}.{d:02d}.",
        "iso": f"{y}-{m:02d}-{d:02d}",
    }[style]


def period(first: date, last: date, style: str = "korean", join: str = " ~ ") -> tuple[str, str, str]:
    """Both ends of a period and what stands between them; `join` may be 부터 for 부터 … 까지."""
    if join == "부터":
        return written(first, style), " 부터 ", written(last, style) + " 까지"
    return written(first, style), join, written(last, style)


def won(amount: int) -> str:
    """1,234 with the minus sign of accountants."""
    return f"{amount:,}" if amount >= 0 else f"△{-amount:,}"
