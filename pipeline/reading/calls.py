"""pdfium's functions that a page needs hundreds of times, bound anew so that a call costs two thirds of the time.

They take and give addresses as plain integers (handles of pypdfium2 are taken too), and keep Python's lock: each is
over in a microsecond. Signatures are those of pdfium's public headers (fpdf_edit.h, fpdf_text.h); a result in
arguments is given back by reference, so pass the address (`ctypes.addressof`) of a variable of the right type.
"""

import ctypes
from collections.abc import Callable
from ctypes import c_double, c_int, c_ulong, c_void_p
from typing import Any

import pypdfium2.raw as pdfium


def _bound(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    return ctypes.PYFUNCTYPE(result, *arguments)(ctypes.cast(function, c_void_p).value or 0)


# Objects of a page: (page or form, index) -> object; then (object), with references to what is asked.
page_object = _bound(pdfium.FPDFPage_GetObject, c_void_p, c_void_p, c_int)
form_object = _bound(pdfium.FPDFFormObj_GetObject, c_void_p, c_void_p, c_ulong)
count_form_objects = _bound(pdfium.FPDFFormObj_CountObjects, c_int, c_void_p)
object_type = _bound(pdfium.FPDFPageObj_GetType, c_int, c_void_p)
object_matrix = _bound(pdfium.FPDFPageObj_GetMatrix, c_int, c_void_p, c_void_p)
draw_mode = _bound(pdfium.FPDFPath_GetDrawMode, c_int, c_void_p, c_void_p, c_void_p)
count_segments = _bound(pdfium.FPDFPath_CountSegments, c_int, c_void_p)
path_segment = _bound(pdfium.FPDFPath_GetPathSegment, c_void_p, c_void_p, c_int)
segment_type = _bound(pdfium.FPDFPathSegment_GetType, c_int, c_void_p)
segment_point = _bound(pdfium.FPDFPathSegment_GetPoint, c_int, c_void_p, c_void_p, c_void_p)
segment_closes = _bound(pdfium.FPDFPathSegment_GetClose, c_int, c_void_p)

# Characters of a text page: (text page, index), with references to what is asked.
char_origin = _bound(pdfium.FPDFText_GetCharOrigin, c_int, c_void_p, c_int, c_void_p, c_void_p)
font_size = _bound(pdfium.FPDFText_GetFontSize, c_double, c_void_p, c_int)
char_matrix = _bound(pdfium.FPDFText_GetMatrix, c_int, c_void_p, c_int, c_void_p)
text_object = _bound(pdfium.FPDFText_GetTextObject, c_void_p, c_void_p, c_int)
font_of = _bound(pdfium.FPDFTextObj_GetFont, c_void_p, c_void_p)
count_rects = _bound(pdfium.FPDFText_CountRects, c_int, c_void_p, c_int, c_int)
text_rect = _bound(pdfium.FPDFText_GetRect, c_int, c_void_p, c_int, c_void_p, c_void_p, c_void_p, c_void_p)
